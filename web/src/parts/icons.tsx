// The few signs of the page, drawn with one pen: 24 units, 1.6 wide.

const PATHS = {
  again: "M20 11a8 8 0 1 0-2.3 5.7M20 5v6h-6",
  larger: "M4 14v6h6M20 10V4h-6M4 20l7-7M20 4l-7 7",
  better:
    "M11 4l1.900 5.100L18 11l-5.100 1.900L11 18l-1.900-5.100L4 11l5.100-1.900zM18.500 16v4.500M16.250 18.250h4.500",
  inspect: "M4 7V4h3M17 4h3v3M20 17v3h-3M7 20H4v-3M8.5 12h7M12 8.5v7",
  download: "M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14",
  code: "M8.5 7 4 12l4.5 5M15.5 7 20 12l-4.5 5",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7",
  compare: "M12 3v18M4 6h5v12H4zM15 6h5v12h-5z",
  close: "M6 6l12 12M18 6 6 18",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10",
  key: "M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12.200l8.5-8.500M16 7.200l3 3",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20",
  check: "M5 12.5 10 17.5 19 7",
  dice: "M5 5h14v14H5zM9 9h.01M15 9h.01M12 12h.01M9 15h.01M15 15h.01",
  stop: "M7 7h10v10H7z",
  boxes: "M4 4h9v9H4zM11 11h9v9h-9z",
  warn: "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01",
  off: "M4 4l16 16M8.5 12.5a5 5 0 0 1 2-1.2M5 9a10 10 0 0 1 3-2M12 6c2.7 0 5.1 1 7 3M12 18h.01M15.5 12.500l-.8-.6",
  note: "M12 11v5M12 8h.01M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17",
  pen: "M4 20l1-4.500L16 4.500l3.5 3.500L8.5 19zM13.5 7l3.5 3.5",
  back: "M14 6l-6 6 6 6",
  sliders: "M4 8h9M17 8h3M4 16h3M11 16h9M15 6v4M9 14v4",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the house. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="2.5" y="2.5" width="19" height="19" rx="2" />
      <circle cx="12" cy="12" r="4" />
    </svg>
  );
}
