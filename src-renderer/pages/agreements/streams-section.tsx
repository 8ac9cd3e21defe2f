import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RecurringStreamView } from '../../../src-shared/contract/matching.ts';
import { api, client } from '../../client.ts';
import { Section } from '../../components/page.tsx';
import { openBeside } from '../../components/party/opened.ts';
import { useHidden } from '../../components/matching/use-hidden.ts';
import { QueryState } from '../../components/states.tsx';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness, useBusinessInput } from '../../stores/business.ts';
import { AcceptStream } from './accept-stream.tsx';
import classes from './agreements.module.css';
import { StreamCard } from './stream-card.tsx';

/** Shown at once; the rest on demand. */
const SHOWN_AT_FIRST = 6;

/** What the bank lines say recurs, offered as agreements. */
export function StreamsSection(): ReactNode {
  const input = useBusinessInput();
  const query = useQuery(api.recurring.suggestions.queryOptions({ input }));
  return (
    <QueryState query={query} rows={3}>
      {({ streams, refusedCount }) => (streams.length === 0 && refusedCount === 0 ? null : <Streams streams={streams} refusedCount={refusedCount} />)}
    </QueryState>
  );
}

type StreamsProps = { readonly streams: readonly RecurringStreamView[]; readonly refusedCount: number };

function Streams({ streams: given, refusedCount }: StreamsProps): ReactNode {
  const { isHidden, hide } = useHidden(given);
  const streams = given.filter(({ streamKey }) => !isHidden(streamKey));
  const { locale } = useFormat();
  const { id: businessId } = useBusiness();
  const [isAll, setIsAll] = useState(false);
  const going = streams.filter(({ stage }) => stage !== 'ended');
  const ended = streams.filter(({ stage }) => stage === 'ended');
  const shown = isAll ? going : going.slice(0, SHOWN_AT_FIRST);
  const refuse = async ({ streamKey, payeeName }: RecurringStreamView): Promise<void> => {
    try {
      await client.recurring.refuse({ businessId, streamKey });
      hide(streamKey);
      showUndo(`${payeeName} is no agreement`, () => client.recurring.reconsider({ businessId, streamKey }));
    } catch (error) {
      showError(error);
    }
  };
  const card = (stream: RecurringStreamView): ReactNode => (
    <StreamCard
      key={stream.streamKey}
      stream={stream}
      onAccept={() => openBeside('agreement', encodeURIComponent(stream.streamKey))}
      onRefuse={() => void refuse(stream)}
    />
  );
  return (
    <Section
      title="Found in your bank lines"
      note={going.length === 0 ? 'Nothing new recurs.' : `${countOf(going.length, { one: 'rhythm', many: 'rhythms' }, locale)} without an agreement`}
      actions={refusedCount === 0 ? undefined : <OfferAgain count={refusedCount} />}
    >
      {shown.length === 0 ? null : <ul className={classes['cards']}>{shown.map(card)}</ul>}
      {going.length > shown.length ? (
        <Button variant="subtle" mt={10} onClick={() => setIsAll(true)}>
          Show {going.length - shown.length} more
        </Button>
      ) : null}
      {ended.length === 0 ? null : (
        <details className={classes['folded']}>
          <summary>Came to an end ({ended.length})</summary>
          <ul className={classes['cards']}>{ended.map(card)}</ul>
        </details>
      )}
      <AcceptStream streams={streams} onAccepted={hide} />
    </Section>
  );
}

/** Refusals can be forgotten, all at once. */
function OfferAgain({ count }: { readonly count: number }): ReactNode {
  const { id: businessId } = useBusiness();
  const again = async (): Promise<void> => {
    try {
      await client.recurring.reconsider({ businessId });
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Button size="compact-sm" variant="subtle" onClick={() => void again()}>
      Offer the {count === 1 ? 'refused one' : `${count} refused`} again
    </Button>
  );
}
