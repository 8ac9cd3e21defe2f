import { Button, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { navigate } from '../../app/hash-location.ts';
import { client, errorSentence } from '../../client.ts';
import { useSelection } from '../../stores/business.ts';
import { type Archetype, SAMPLES } from './archetypes.ts';
import classes from './welcome.module.css';

/** A generated business with three years of bank lines, to look around without own figures. */
export function TrySample(): ReactNode {
  const [archetype, setArchetype] = useState<Archetype>('agency');
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: () => client.sample.create({ archetype, seed: SAMPLES.find(({ value }) => value === archetype)?.seed ?? 1 }),
    onSuccess: async ({ businessId }) => {
      useSelection.getState().choose(businessId);
      navigate('/', { replace: true });
      await queryClient.invalidateQueries();
    },
  });
  return (
    <section className={classes['sample']} aria-labelledby="sample-title">
      <h2 className={classes['subtitle']} id="sample-title">
        Or try with a sample business
      </h2>
      <p className={classes['text']}>Three years of made-up bank lines, to see what Tamio does with them. You can begin with your own later.</p>
      <Radio.Group className={classes['group'] ?? ''} aria-label="Kind of business" value={archetype} onChange={(value) => setArchetype(value)}>
        <div className={classes['choices']}>
          {SAMPLES.map(({ value, label, lesson }) => (
            <Radio key={value} value={value} label={label} description={lesson} disabled={create.isPending} />
          ))}
        </div>
      </Radio.Group>
      {create.error === null ? null : (
        <p className={classes['error']} role="alert">
          {errorSentence(create.error)}
        </p>
      )}
      <Button variant="default" loading={create.isPending} onClick={() => create.mutate()}>
        Try with a sample business
      </Button>
    </section>
  );
}
