import { Component, type ReactNode } from 'react';
import { ErrorState } from './states.tsx';

type ErrorBoundaryProps = { readonly title: string; readonly children: ReactNode };

/** A mistake while drawing one part must not take the window with it: the part says so and can be drawn again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failure: { readonly error: unknown } | null }> {
  override readonly state: { readonly failure: { readonly error: unknown } | null } = { failure: null };

  static getDerivedStateFromError(error: unknown): { failure: { error: unknown } } {
    return { failure: { error } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return <ErrorState title={this.props.title} error={failure.error} onRetry={() => this.setState({ failure: null })} />;
  }
}
