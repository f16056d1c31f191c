import type { ScreenProps } from '../frame/screen-props.ts';
import { toneOf } from '../parts/state-glyph.tsx';
import { useMoment } from '../use-snapshot.ts';
import { overviewWords } from '../words/overview.ts';
import { AddressSection } from './address-section.tsx';
import { AssistantsSection } from './assistants-section.tsx';
import { Band } from './band.tsx';
import { DayStrip } from './day-strip.tsx';
import { stripSummary } from './strip-shape.ts';
import { ToolsSection } from './tools-section.tsx';
import { VerifySection } from './verify-section.tsx';

/** The truth, the thing to copy, what it allows, how the day went, who was here. */
export function OverviewScreen({ snapshot, receivedAtMs }: ScreenProps) {
  const moment = useMoment(receivedAtMs);
  return (
    <div className="page-scroll">
      <Band snapshot={snapshot} moment={moment} />
      <div className="overview">
        <VerifySection />
        <div className="overview-pair">
          <AddressSection snapshot={snapshot} />
          <ToolsSection snapshot={snapshot} moment={moment} />
        </div>
        <section data-tone={toneOf(snapshot.health.state)}>
          <div className="section-head">
            <h2>{overviewWords.strip.title}</h2>
            <span>{stripSummary(snapshot.strip)}</span>
          </div>
          <DayStrip strip={snapshot.strip} />
        </section>
        <AssistantsSection snapshot={snapshot} moment={moment} />
      </div>
    </div>
  );
}
