// The few pictures of the frame, drawn as strokes; what they mean is always said in words beside or behind them.

const paths = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  right: 'M8 5l5 5-5 5',
  hash: 'M8 3L6 17M14 3l-2 14M4 7.5h13M3 12.5h13',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  archive: 'M3 4h14v4H3zM4.5 8v8h11V8M8 11h4',
  thread: 'M3 4h14v9H9l-4 4v-4H3z',
  more: 'M10 4.5v.1M10 10v.1M10 15.5v.1',
  smile: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7 12c1.5 2 4.5 2 6 0M7.5 8v.1M12.5 8v.1',
  plus: 'M10 4v12M4 10h12',
  send: 'M3 10l14-6-5 13-3-5z',
  eye: 'M2 10c3.5-6 12.5-6 16 0-3.5 6-12.5 6-16 0zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  warning: 'M10 3l8 14H2zM10 8v4M10 14.5v.1',
  file: 'M5 2.5h6l4 4v11H5zM11 2.5v4h4',
  sides: 'M3 4h14v12H3zM10 4v12',
  gauge: 'M3 10h3l2-5 3 10 2-5h4',
  tour: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM13 7l-2 4-4 2 2-4z',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 2v2M10 16v2M2 10h2M16 10h2M4.5 4.5l1.4 1.4M14.1 14.1l1.4 1.4M15.5 4.5l-1.4 1.4M5.9 14.1l-1.4 1.4',
  moon: 'M16 12A7 7 0 0 1 8 4a7 7 0 1 0 8 8z',
  system: 'M3 4h14v9H3zM7 17h6M10 13v4',
  check: 'M4 10.5l4 4 8-9',
} as const;

export type IconName = keyof typeof paths;

/** A picture the size of the letters around it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
