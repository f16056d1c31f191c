import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { IconButton } from '../parts/button.tsx';
import { tablesWords } from '../words/tables.ts';

interface SchemaFieldProps {
  /** What is read now; null is the default schema. */
  readonly schema: string | null;
  /** The name the server gave the schema that is read. */
  readonly resolved: string | null;
  readonly onRead: (schema: string | null) => void;
  readonly fieldId: string;
}

/** No tool lists schemas, so their names are typed. Enter reads. */
export function SchemaField({ schema, resolved, onRead, fieldId }: SchemaFieldProps) {
  const [text, setText] = useState(schema ?? '');
  const wanted = text.trim() === '' ? null : text.trim();
  const read = () => onRead(wanted);
  return (
    <TextField className="schema-field" value={text} onChange={setText} spellCheck="false">
      <Label>{tablesWords.schema}</Label>
      <Input
        id={fieldId}
        className="schema-input"
        autoComplete="off"
        placeholder={resolved ?? tablesWords.defaultSchema}
        onKeyDown={(event) => {
          if (event.key === 'Enter') read();
          if (event.key === 'Escape') setText(schema ?? '');
        }}
      />
      {wanted !== schema && (
        <IconButton icon="enter" label={tablesWords.readSchema(wanted)} onPress={read} />
      )}
    </TextField>
  );
}
