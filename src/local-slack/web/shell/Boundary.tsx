// Where drawing fails, words stand instead of a white page, and one may try again.
import { Component, type ReactNode } from 'react';

interface Props {
  /** What could not be shown: `this conversation`. */
  what: string;
  children: ReactNode;
}

/** Catches what goes wrong while its children are drawn. */
export class Boundary extends Component<Props, { problem: string | undefined }> {
  override state: { problem: string | undefined } = { problem: undefined };

  static getDerivedStateFromError(error: unknown): { problem: string } {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    return (
      <div className="boundary" role="alert">
        <h2>Something went wrong while showing {this.props.what}.</h2>
        <p>{problem}</p>
        <button type="button" className="button" onClick={() => this.setState({ problem: undefined })}>
          Try again
        </button>
      </div>
    );
  }
}
