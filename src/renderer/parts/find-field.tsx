import { useRef } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useKeyOnPage } from '../use-key-on-page.ts';
import { Icon } from './icon.tsx';
import './find-field.css';

interface FindFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value?: string;
  readonly onChange?: (text: string) => void;
  /** "/" leads here from anywhere on the page. */
  readonly hasHotKey?: boolean;
}

const HOT_KEY = '/';

/** Narrows down what is listed below. Escape empties it. */
export function FindField(props: FindFieldProps) {
  const { label, placeholder, value, onChange, hasHotKey = false } = props;
  const input = useRef<HTMLInputElement>(null);
  useKeyOnPage(HOT_KEY, () => hasHotKey && input.current?.select());
  return (
    <SearchField
      className="find-field"
      aria-label={label}
      {...(value === undefined ? {} : { value })}
      {...(onChange ? { onChange } : {})}
      autoComplete="off"
      spellCheck="false"
    >
      <Icon name="search" />
      <Input ref={input} className="find-input" placeholder={placeholder} />
      {hasHotKey && (
        <span className="find-key" aria-hidden="true">
          {HOT_KEY}
        </span>
      )}
    </SearchField>
  );
}
