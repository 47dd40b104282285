// The few signs that elements need, drawn by hand in the colour of the text around them.

interface Drawn {
  path: string;
  name: string;
}

const Icon = ({ path, name }: Drawn) => (
  <svg className={`kit-icon kit-icon-${name}`} aria-hidden="true" viewBox="0 0 20 20" width="16" height="16">
    <path d={path} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

export const Chevron = () => <Icon name="chevron" path="m5 7.5 5 5 5-5" />;
export const Cross = () => <Icon name="cross" path="m5.5 5.5 9 9m0-9-9 9" />;
export const Before = () => <Icon name="before" path="m12.5 5-5 5 5 5" />;
export const After = () => <Icon name="after" path="m7.5 5 5 5-5 5" />;
export const Dots = () => <Icon name="dots" path="M4.5 10h.01M10 10h.01M15.5 10h.01" />;
export const CalendarSign = () => <Icon name="calendar" path="M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5" />;
export const Clock = () => <Icon name="clock" path="M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 6v4l2.5 2" />;
export const Outward = () => <Icon name="outward" path="M8 4.5H4.5v11h11V12M11.5 4.5h4v4M15.5 4.5 9 11" />;
export const Trash = () => <Icon name="trash" path="M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v4.5M11.5 9v4.5" />;
export const ThumbUp = () => (
  <Icon
    name="up"
    path="M3.5 9h3v7.5h-3zM6.5 9.5 10 3c1.5 0 2 1 1.7 2.5L11.2 8h4.3c1 0 1.5.8 1.3 1.7l-1.2 5.5c-.2.8-.8 1.3-1.6 1.3H6.5"
  />
);
export const ThumbDown = () => (
  <Icon
    name="down"
    path="M3.5 11h3V3.5h-3zM6.5 10.5 10 17c1.5 0 2-1 1.7-2.5L11.2 12h4.3c1 0 1.5-.8 1.3-1.7l-1.2-5.5c-.2-.8-.8-1.3-1.6-1.3H6.5"
  />
);
export const Warning = () => <Icon name="warning" path="M10 3 2 17h16L10 3ZM10 8v4M10 14.5h.01" />;
export const Info = () => <Icon name="info" path="M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 9v5M10 6.5h.01" />;
export const Check = () => (
  <Icon name="check" path="M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM6.5 10l2.5 2.5 4.5-5" />
);
export const Lock = () => <Icon name="lock" path="M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9" />;
