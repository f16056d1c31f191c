import type { PreferencesView } from '../../shared/preferences.ts';
import { Button } from '../parts/button.tsx';
import { settingsWords as words } from '../words/settings.ts';
import { type AddressMistake, proxyMistake, serverMistake } from './addresses.ts';
import { change, chooseCaFile } from './change-and-tell.ts';
import { SettingRow } from './setting-row.tsx';
import { TextSetting } from './text-setting.tsx';

const PROXY_VARIABLE = 'HTTPS_PROXY';
const CA_VARIABLE = 'NODE_EXTRA_CA_CERTS';

/** How DynamoSQL is reached, with who set what. */
export function NetworkPage({ preferences }: { readonly preferences: PreferencesView }) {
  const { proxySetBy, caSetBy, extraCaFile } = preferences;
  return (
    <div className="settings-page">
      <TextSetting
        title={words.server}
        note={words.serverNote}
        value={preferences.mcpUrl}
        mistakeIn={(text) => inWords(serverMistake(text))}
        changeTo={(mcpUrl) => ({ mcpUrl })}
      />
      <TextSetting
        title={words.proxy}
        note={
          proxySetBy === 'environment' ? words.setByEnvironment(PROXY_VARIABLE) : words.proxyNote
        }
        value={preferences.httpsProxy ?? ''}
        placeholder={words.proxyPlaceholder}
        mistakeIn={(text) => inWords(proxyMistake(text))}
        changeTo={(text) => ({ httpsProxy: text || null })}
      />
      <TextSetting
        title={words.noProxy}
        note={words.noProxyNote}
        value={preferences.noProxy ?? ''}
        mistakeIn={() => null}
        changeTo={(text) => ({ noProxy: text || null })}
      />
      <SettingRow
        title={words.ca}
        note={caSetBy === 'environment' ? words.setByEnvironment(CA_VARIABLE) : words.caNote}
        control={
          <>
            {extraCaFile === null ? (
              <span className="quiet-text">{words.caNone}</span>
            ) : (
              <code className="setting-value">{extraCaFile}</code>
            )}
            <Button onPress={chooseCaFile}>{words.caChoose}</Button>
            {extraCaFile !== null && (
              <Button kind="quiet" onPress={() => change({ extraCaFile: null })}>
                {words.caRemove}
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}

function inWords(mistake: AddressMistake | null): string | null {
  return mistake && words.addressMistake(mistake);
}
