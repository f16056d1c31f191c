import type { ScreenProps } from '../frame/screen-props.ts';
import { Page } from '../parts/page.tsx';
import { frameWords } from '../words/frame.ts';

export function TablesScreen(_props: ScreenProps) {
  return <Page title={frameWords.screens.tables}>{null}</Page>;
}
