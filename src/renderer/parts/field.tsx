import type { ReactNode } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { Icon } from './icon.tsx';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** A word at the right of the label, such as "from line 3". */
  readonly remark?: ReactNode;
  /** What it is and what is wanted instead. */
  readonly mistake?: string | null;
  /** Addresses, ids and numbers stand in the monospace. */
  readonly isCode?: boolean;
  readonly isSecret?: boolean;
  readonly placeholder?: string;
  readonly takesFocus?: boolean;
  readonly onLeave?: () => void;
  readonly onEnter?: () => void;
}

/** One line of text. Nothing that is typed here is remembered, checked or completed by the system. */
export function Field(props: FieldProps) {
  const mistake = props.mistake ?? null;
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={mistake !== null}
      type={props.isSecret ? 'password' : 'text'}
      autoComplete="off"
      spellCheck="false"
      {...(props.takesFocus ? { autoFocus: true } : {})}
      {...(props.onLeave ? { onBlur: props.onLeave } : {})}
    >
      <span className="field-head">
        <Label>{props.label}</Label>
        {props.remark && <span className="field-remark">{props.remark}</span>}
      </span>
      <Input
        className="input"
        data-code={props.isCode || undefined}
        placeholder={props.placeholder ?? ''}
        autoCapitalize="off"
        autoCorrect="off"
        onKeyDown={(event) => {
          if (event.key === 'Enter') props.onEnter?.();
        }}
      />
      <FieldError className="mistake">
        <Icon name="cross" />
        <span>{mistake}</span>
      </FieldError>
    </TextField>
  );
}
