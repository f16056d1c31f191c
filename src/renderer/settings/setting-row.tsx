import type { ReactNode } from 'react';

interface SettingRowProps {
  readonly title: string;
  readonly note?: ReactNode;
  /** At the right; below the words where it is narrow. */
  readonly control: ReactNode;
  /** Opened in place, such as a field that is being edited. */
  readonly children?: ReactNode;
}

/** One setting: what it is, one sentence, and its control. */
export function SettingRow({ title, note, control, children }: SettingRowProps) {
  return (
    <div className="setting">
      <div className="setting-words">
        <p className="setting-title">{title}</p>
        {note && <p className="setting-note">{note}</p>}
      </div>
      <div className="setting-control">{control}</div>
      {children && <div className="setting-opened">{children}</div>}
    </div>
  );
}
