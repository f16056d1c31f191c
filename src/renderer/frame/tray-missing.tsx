import { frameWords } from '../words/frame.ts';

export function TrayMissing() {
  return <p className="tray-missing">{frameWords.noTray}</p>;
}
