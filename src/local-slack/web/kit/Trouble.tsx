// The warning triangle with words beside whatever did not get through.

/** Says aloud and in words what went wrong. */
export function Trouble({ text }: { text: string }) {
  return (
    <span className="kit-trouble" role="alert">
      <svg aria-hidden="true" viewBox="0 0 20 20" width="16" height="16">
        <path fill="currentColor" d="M10 2 1 18h18L10 2Zm-1 6h2v5H9V8Zm0 6.4h2v2H9v-2Z" />
      </svg>
      {text.replace(/^⚠\s*/u, '')}
    </span>
  );
}
