"""From npm packages of open icons to a labelled data set of sprites."""
