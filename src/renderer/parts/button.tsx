import { type ReactNode, useId } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import { Tip } from './tip.tsx';

interface ButtonProps {
  /** At most one `filled` in a view. `danger-filled` only inside the dialog of a loss. */
  readonly kind?: 'filled' | 'plain' | 'quiet' | 'danger' | 'danger-filled';
  readonly isSmall?: boolean;
  readonly onPress: () => void;
  readonly icon?: IconName;
  /** Drawn after the words: `browser` for what opens there, `down` and `up` for what unfolds. */
  readonly endIcon?: IconName;
  /** Why it cannot act yet. It stays reachable, so that everybody can find that out. */
  readonly blockedBecause?: string | null;
  readonly isExpanded?: boolean;
  readonly controls?: string;
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { kind = 'plain', isSmall = false, onPress, icon, endIcon, children } = props;
  const reasonId = useId();
  const reason = props.blockedBecause ?? null;
  const button = (
    <AriaButton
      className="button"
      data-kind={kind}
      data-small={isSmall || undefined}
      data-blocked={reason !== null || undefined}
      onPress={() => reason === null && onPress()}
      {...(reason === null ? {} : { 'aria-disabled': true, 'aria-describedby': reasonId })}
      {...(props.isExpanded === undefined ? {} : { 'aria-expanded': props.isExpanded })}
      {...(props.controls && props.isExpanded ? { 'aria-controls': props.controls } : {})}
      {...(props.takesFocus ? { autoFocus: true } : {})}
    >
      {icon && <Icon name={icon} />}
      {children}
      {endIcon && <Icon name={endIcon} />}
    </AriaButton>
  );
  // Wrapped alike in both cases: a button that is blocked by its own press keeps the focus.
  return (
    <>
      <Tip text={reason ?? ''}>{button}</Tip>
      {reason !== null && (
        <span id={reasonId} hidden>
          {reason}
        </span>
      )}
    </>
  );
}

interface LinkButtonProps {
  readonly onPress: () => void;
  readonly opensBrowser?: boolean;
  readonly children: ReactNode;
}

/** Looks like a link: for what leads somewhere, or mends one small thing. */
export function LinkButton({ onPress, opensBrowser = false, children }: LinkButtonProps) {
  return (
    <AriaButton className="link" onPress={onPress}>
      {children}
      {opensBrowser && <Icon name="browser" size={14} />}
    </AriaButton>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
}

/** A picture alone; its name shows as a tip and is what screen readers say. */
export function IconButton({ icon, label, onPress }: IconButtonProps) {
  return (
    <Tip text={label}>
      <AriaButton className="icon-button" aria-label={label} onPress={onPress}>
        <Icon name={icon} />
      </AriaButton>
    </Tip>
  );
}
