// "Again in 12 s", counting down.

import { useEffect, useState } from "preact/hooks";

/** The time, told every `every_ms`. */
export function useNow(every_ms = 1000): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
  return now;
}

export function Wait({ until }: { until: number }) {
  const left = Math.ceil((until - useNow()) / 1000);
  return <span class="wait">{left > 0 ? `Try again in ${left} s.` : "Try again now."}</span>;
}
