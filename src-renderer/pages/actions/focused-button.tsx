import type { ReactNode } from 'react';
import { useFirstFocus } from '../../components/due/use-first-focus.ts';
import { MayButton } from '../../components/may-button.tsx';

type FocusedButtonProps = {
  readonly disabled: boolean;
  readonly loading: boolean;
  readonly onClick: () => void;
  readonly children: string;
};

/** The button that decides, focused as it appears in a sheet, so that Enter approves what one has just read. */
export function FocusedButton(props: FocusedButtonProps): ReactNode {
  const button = useFirstFocus<HTMLButtonElement>();
  return <MayButton ref={button} needs="owner" {...props} />;
}
