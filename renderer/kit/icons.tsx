import type { ReactElement } from 'react';

/** Line drawings on a grid of 20, in the colour of the text around them. */
const PATHS = {
  intake: 'M3 11v5h14v-5M10 3v9M6.5 8.5 10 12l3.5-3.5',
  review: 'M3 4h9M3 8h9M3 12h5M10 14l2.5 2.5L17 11',
  ledger: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  todo: 'M10 3a4.5 4.5 0 0 0-4.5 4.5V11L4 13.5h12L14.5 11V7.5A4.5 4.5 0 0 0 10 3zM8.5 16a1.6 1.6 0 0 0 3 0',
  supervision: 'M6 3h8v2.5H6zM6 4H4v13h12V4h-2M7 11l2 2 4-4',
  relations: 'M4 4h5v4H4zM11 12h5v4h-5zM4 12h5v4H4zM6.5 8v4M9 6h4.5v6',
  checks: 'M4 3h9l3 3v11H4zM7 8l1.5 1.5L12 6.5M7 13h6',
  compare: 'M4 4h5v12H4zM11 4h5v12h-5zM6 8h1M13 8h1M6 11h1M13 11h1',
  library: 'M5 3h7l3 3v11H5zM12 3v3h3M7.5 10h5M7.5 13h5',
  overview: 'M4 16V9M8.5 16V4M13 16v-5M17 16H3',
  export: 'M11 4h5v5M16 4l-7 7M13 11v5H4V7h5',
  settings: 'M4 6h7M15 6h1M4 14h1M9 14h7M13 4v4M7 12v4',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4',
  moon: 'M15.5 12.5A6.5 6.5 0 0 1 7.5 4.5a6.5 6.5 0 1 0 8 8z',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v2M10 16v2M2 10h2M16 10h2M4.5 4.5l1.3 1.3M14.2 14.2l1.3 1.3M4.5 15.5l1.3-1.3M14.2 5.8l1.3-1.3',
  check: 'M4 10.5 8 14.5 16 5.5',
  close: 'M5 5l10 10M15 5 5 15',
  down: 'M5 8l5 5 5-5', right: 'M8 5l5 5-5 5', left: 'M12 5l-5 5 5 5',
  pause: 'M7 5v10M13 5v10', play: 'M6 4l10 6-10 6z', stop: 'M5 5h10v10H5z',
  folder: 'M3 5h5l2 2h7v9H3z', file: 'M5 3h7l3 3v11H5zM12 3v3h3', flag: 'M5 17V4h9l-2 3 2 3H5', plus: 'M10 4v12M4 10h12', clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l3 2',
} as const;
export type IconName = keyof typeof PATHS;

/** A picture beside words; silent for screen readers. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={1.6} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" style={{ flex: 'none', display: 'block' }}>
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Turns while something is done. Silent too: a button keeps its own name. */
export function Circle(): ReactElement {
  return <svg className="circle" width="1em" height="1em" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" aria-hidden="true"><path d="M10 3a7 7 0 1 1-7 7" /></svg>;
}
