import type { ReactNode } from 'react';

/** Outlines on a 24-unit grid, drawn with the colour of the text around them. */
const SHAPES = {
  dashboard: 'M4 5h7v6H4zM13 5h7v3h-7zM13 10h7v9h-7zM4 13h7v6H4z',
  alerts: 'M12 4a5.5 5.5 0 0 0-5.5 5.5V14L5 17h14l-1.5-3V9.500A5.5 5.5 0 0 0 12 4zM10 20h4',
  transactions: 'M4 7h16M4 12h16M4 17h10',
  import: 'M12 4v10M8 10.500l4 4 4-4M5 16v3h14v-3',
  forecast: 'M4 19V5M4 19h16M7 15l4-4 3 3 5-7',
  reports: 'M7 4h7l4 4v12H7zM14 4v4h4M10 12h5M10 16h5',
  audit: 'M12 4l7 2.500V12c0 4-3 6.800-7 8-4-1.200-7-4-7-8V6.500zM9 12l2.200 2.200L15.5 10',
  settings: 'M4 8h9M17 8h3M4 16h3M11 16h9M15 6v4M9 14v4',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.5 15.500L20 20',
  eye: 'M3 12c2.5-4 5.5-6 9-6s6.5 2 9 6c-2.5 4-5.5 6-9 6s-6.5-2-9-6zM12 9.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  eyeOff:
    'M4 4l16 16M6.5 7.500C5.200 8.600 4 10.100 3 12c2.5 4 5.5 6 9 6 1.700 0 3.300-.5 4.700-1.400M10 6.200c.7-.1 1.300-.2 2-.2 3.5 0 6.5 2 9 6-.6 1-1.300 1.900-2 2.700',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600L7 7M17 17l1.400 1.400M5.600 18.400L7 17M17 7l1.400-1.400',
  moon: 'M19 14.500A7.5 7.5 0 0 1 9.5 5 7.5 7.5 0 1 0 19 14.500z',
  screen: 'M4 5h16v11H4zM9 20h6M12 16v4',
  collapse: 'M4 5h16v14H4zM9 5v14M15.5 9.500L13 12l2.5 2.5',
  expand: 'M4 5h16v14H4zM9 5v14M13 9.500l2.5 2.5-2.5 2.5',
  keyboard: 'M3 7h18v10H3zM7 10.500h.01M10.300 10.500h.01M13.700 10.500h.01M17 10.500h.01M8 14h8',
  warning: 'M12 4.500L3.5 19h17zM12 10v4M12 16.500h.01',
  clock: 'M12 4.500a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM12 8v4.300l2.800 1.700',
  calendar: 'M5 6h14v13H5zM5 10h14M9 4v4M15 4v4',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  business: 'M5 20V6l7-2v16M12 9l7 2v9M4 20h16M8 9h1M8 13h1M15.5 14h.01M15.5 17h.01',
  chevronDown: 'M7 10l5 5 5-5',
  chevronRight: 'M10 7l5 5-5 5',
  exchange: 'M4 8h15l-4-4M20 16H5l4 4',
  bank: 'M4 10l8-5 8 5M5 10h14M7 10v7M12 10v7M17 10v7M4 19h16',
  undo: 'M8 6L4 10l4 4M4 10h10a5 5 0 0 1 0 10h-3',
  plus: 'M12 5v14M5 12h14',
  person: 'M12 4.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 19.500c.6-3.500 3.400-5.500 7-5.500s6.4 2 7 5.500',
  people:
    'M9 5.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 18.500c.5-3 2.900-4.800 6-4.800s5.5 1.800 6 4.800M15.5 6a3 3 0 0 1 0 5.800M17.500 14.200c1.900.6 3.200 2.100 3.500 4.300',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.500v2',
  repeat: 'M5 11a6 6 0 0 1 6-6h6M14.500 2.500L17 5l-2.500 2.500M19 13a6 6 0 0 1-6 6H7M9.500 21.500L7 19l2.500-2.500',
  invoice: 'M6.500 4h11v16l-2.750-1.700L12 20l-2.750-1.700L6.500 20zM10 9h4M10 13h4',
  actions: 'M4 7l1.500 1.500L8.500 5.500M4 16l1.500 1.500L8.500 14.500M12 7h8M12 16h8',
  automation: 'M13 4L6 13.500h5L10.500 20l7-9.500h-5z',
  scenarios: 'M4 12h6M10 12l4-6h6M10 12l4 6h6M17.500 3.500L20 6l-2.500 2.500M17.500 15.500L20 18l-2.500 2.500',
  target: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM12 12h.01',
  health: 'M3 12h4.500l2-5.500 4 11 2.500-5.500H21',
} as const;

export type IconName = keyof typeof SHAPES;

/** Decoration beside a word: hidden from screen readers, which read the word. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
