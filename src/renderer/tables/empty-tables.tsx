import type { LinkName } from '../../shared/links.ts';
import { ask } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { go } from '../place.ts';
import { tablesWords } from '../words/tables.ts';
import type { EmptyReason } from './empty-reason.ts';

interface EmptyTablesProps {
  readonly reason: EmptyReason;
  /** Id of the schema field, where there is one. */
  readonly fieldId?: string;
}

/** No tables, with the reason and what to do about it. */
export function EmptyTables({ reason, fieldId }: EmptyTablesProps) {
  const toField = () => document.getElementById(fieldId ?? '')?.focus();
  switch (reason.kind) {
    case 'not-set-up':
      return (
        <Empty title={tablesWords.notSetUp} reason={tablesWords.notSetUpNext}>
          <Button kind="filled" onPress={() => go('setup')}>
            {tablesWords.setUp}
          </Button>
        </Empty>
      );
    case 'not-granted':
      return (
        <Empty title={tablesWords.notGranted(reason.scope)} reason={tablesWords.notGrantedNext}>
          <LinkTo link="api-clients" label={tablesWords.openClients} />
        </Empty>
      );
    case 'no-schema':
      return (
        <Empty title={tablesWords.noSchema} reason={tablesWords.noSchemaNext}>
          <LinkTo link="portal" label={tablesWords.openPortal} />
        </Empty>
      );
    case 'schema-unknown':
      return (
        <Empty
          title={tablesWords.schemaUnknown(reason.schema)}
          reason={tablesWords.schemaUnknownNext}
        >
          <Button onPress={toField}>{tablesWords.otherSchema}</Button>
        </Empty>
      );
    case 'no-tables':
      return (
        <Empty title={tablesWords.noTables(reason.schema)} reason={tablesWords.noTablesNext}>
          <Button onPress={toField}>{tablesWords.otherSchema}</Button>
        </Empty>
      );
  }
}

function LinkTo({ link, label }: { readonly link: LinkName; readonly label: string }) {
  return (
    <Button endIcon="browser" onPress={() => void ask('openLink', { link })}>
      {label}
    </Button>
  );
}
