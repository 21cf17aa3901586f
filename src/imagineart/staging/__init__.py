"""From a plan to a stage: where everything stands, for one seed."""
