// Something is on its way.

export const Spinner = () => <span className="kit-spinner" aria-hidden="true" />;
