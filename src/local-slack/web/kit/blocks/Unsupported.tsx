// What this page does not draw says so: nothing is left out in silence.

export const Unsupported = ({ what }: { what: string }) => <div className="kit-unsupported">unsupported {what}</div>;
