import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Action, ActionOption } from '../../../src-shared/contract/actions.ts';
import { MESSAGE_LANGUAGE_LABELS, MESSAGE_TONE_LABELS } from '../../../src-shared/domain/vocabulary/actions.ts';
import { Section } from '../../components/page.tsx';
import classes from './action.module.css';
import type { Draft } from './draft.ts';

type MessageFieldsProps = {
  readonly action: Action;
  readonly option: ActionOption;
  readonly draft: Draft;
  readonly onChange: (field: string, value: string | null) => void;
  readonly onChoose: (optionId: string) => void;
};

/** The drafts of an option: another tone is another option; each word can be changed before it is approved. */
export function MessageFields({ action, option, draft, onChange, onChoose }: MessageFieldsProps): ReactNode {
  const tones = action.options.flatMap(({ optionId, kind, messages }) => {
    const tone = messages[0]?.tone;
    return kind === option.kind && tone !== undefined ? [{ value: optionId, label: MESSAGE_TONE_LABELS[tone] }] : [];
  });
  const hasTones = tones.length > 1 && new Set(tones.map(({ label }) => label)).size === tones.length;
  return (
    <Section
      title={option.messages.length === 1 ? 'The message' : `The ${option.messages.length} messages`}
      note="Change what you like; it is saved as a draft and sent by you."
      actions={hasTones ? <SegmentedControl size="xs" aria-label="Tone" data={tones} value={option.optionId} onChange={onChoose} /> : undefined}
    >
      <div className={classes['messages']}>
        {option.messages.map((message, index) => (
          <MessageForm
            key={`${message.recipientName} ${message.purpose}`}
            message={message}
            prefix={`messages.${index}`}
            isNamed={option.messages.length > 1}
            draft={draft}
            onChange={onChange}
          />
        ))}
      </div>
    </Section>
  );
}

type MessageFormProps = Pick<MessageFieldsProps, 'draft' | 'onChange'> & {
  readonly message: ActionOption['messages'][number];
  readonly prefix: string;
  readonly isNamed: boolean;
};

function MessageForm({ message, prefix, isNamed, draft, onChange }: MessageFormProps): ReactNode {
  const original = { to: message.recipientAddress ?? '', subject: message.subject, body: message.body };
  const valueOf = (name: keyof typeof original): string => draft[`${prefix}.${name}`] ?? original[name];
  const set = (name: keyof typeof original, value: string): void => onChange(`${prefix}.${name}`, value === original[name] ? null : value);
  const isChanged = (['to', 'subject', 'body'] as const).some((name) => valueOf(name) !== original[name]);
  const who = isNamed ? ` (${message.recipientName})` : '';
  return (
    <div className={classes['message']}>
      {isNamed ? <h3 className={classes['subtitle']}>{message.recipientName}</h3> : null}
      <div className={classes['address']}>
        <TextInput
          label="To"
          aria-label={`To${who}`}
          type="email"
          autoComplete="off"
          value={valueOf('to')}
          error={valueOf('to').trim() === '' ? 'No address is known; type one.' : null}
          onChange={({ currentTarget }) => set('to', currentTarget.value)}
        />
        <TextInput
          label="Subject"
          aria-label={`Subject${who}`}
          autoComplete="off"
          value={valueOf('subject')}
          onChange={({ currentTarget }) => set('subject', currentTarget.value)}
        />
      </div>
      <Textarea
        label="Text"
        aria-label={`Text${who}`}
        description={`In ${MESSAGE_LANGUAGE_LABELS[message.language]}, ${MESSAGE_TONE_LABELS[message.tone].toLowerCase()}.`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={6}
        maxRows={18}
        value={valueOf('body')}
        onChange={({ currentTarget }) => set('body', currentTarget.value)}
      />
      {isChanged ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            for (const name of ['to', 'subject', 'body']) onChange(`${prefix}.${name}`, null);
          }}
        >
          Back to the prepared text
        </Button>
      ) : null}
    </div>
  );
}
