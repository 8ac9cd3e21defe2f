import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { UserConfiguration } from '../../../src-shared/contract/settings.ts';
import { DETECTION_LABELS } from '../../../src-shared/domain/vocabulary/detection.ts';
import { type Answers, client } from '../../client.ts';
import { announce } from '../../components/live-region.tsx';
import { showError } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { runTask } from '../../stores/tasks.ts';
import classes from './thresholds.module.css';
import { previewSentence } from './preview-words.ts';

type Preview = Answers['detectionRules']['preview'];
type ThresholdsPreviewProps = {
  /** What stands in the form; null while something in it is not in order. */
  readonly thresholds: UserConfiguration | null;
};

/** What the figures in the form would have raised in the last 90 days, beside what the saved ones did. */
export function ThresholdsPreview({ thresholds }: ThresholdsPreviewProps): ReactNode {
  const input = useBusinessInput();
  const [shown, setShown] = useState<{ readonly preview: Preview; readonly of: string } | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const asked = JSON.stringify(thresholds);
  const run = async (): Promise<void> => {
    if (thresholds === null) return;
    setIsRunning(true);
    try {
      const preview = await runTask('Looking back over 90 days', ({ taskId, signal }) =>
        client.detectionRules.preview({ ...input, thresholds, taskId }, { signal }),
      );
      setShown({ preview, of: asked });
      announce(previewSentence(preview));
    } catch (error) {
      showError(error);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <aside className={classes['preview']} aria-label="The last 90 days with these figures">
      <h3 className={classes['subtitle']}>The last 90 days</h3>
      <p className={classes['text']}>
        {shown === null
          ? 'What would these figures have raised? Tamio looks back week by week, with what the books knew then.'
          : previewSentence(shown.preview)}
      </p>
      {shown === null ? null : <Result preview={shown.preview} />}
      {shown !== null && shown.of !== asked ? <p className={classes['text']}>The figures in the form have changed since.</p> : null}
      <Button variant="default" size="compact-md" disabled={thresholds === null} loading={isRunning} onClick={() => void run()}>
        {shown === null ? 'Look back' : 'Look back again'}
      </Button>
    </aside>
  );
}

function Result({ preview }: { readonly preview: Preview }): ReactNode {
  const format = useFormat();
  const used = preview.byType.filter(({ now, proposed }) => now > 0 || proposed > 0);
  const weeks = preview.weeks.filter(({ raised }) => raised.length > 0).toReversed();
  return (
    <>
      {used.length === 0 ? null : (
        <table className={classes['counts']}>
          <thead>
            <tr>
              <th scope="col">Alerts</th>
              <th scope="col">Saved</th>
              <th scope="col">With these</th>
            </tr>
          </thead>
          <tbody>
            {used.map(({ detectionType, now, proposed }) => (
              <tr key={detectionType} data-changed={now !== proposed || undefined}>
                <th scope="row">{DETECTION_LABELS[detectionType]}</th>
                <td>{format.count(now)}</td>
                <td>{format.count(proposed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {weeks.length === 0 ? null : (
        <div className={classes['weeks']}>
          <h4>Week by week</h4>
          {weeks.map(({ asOf, raised }) => (
            <details key={asOf}>
              <summary>
                {formatDate(asOf)}: {raised.length === 1 ? 'one alert' : `${raised.length} alerts`}
              </summary>
              <ul>
                {raised.map(({ detectionType, message }) => (
                  <li key={`${detectionType} ${message}`} data-private>
                    {format.sentence(message)}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </div>
      )}
    </>
  );
}
