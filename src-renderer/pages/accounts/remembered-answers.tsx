import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, type Answers, client } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { showDone, showError } from '../../components/undo-toast.tsx';
import { useBusiness } from '../../stores/business.ts';
import { answersInWords, layoutInWords } from './answer-words.ts';
import classes from './accounts.module.css';

type Profile = Answers['imports']['profiles'][number];

/** What the person has answered about this account's files, and will not be asked again. */
export function RememberedAnswers({ accountId }: { readonly accountId: number }): ReactNode {
  const { id: businessId } = useBusiness();
  const profiles = useQuery(api.imports.profiles.queryOptions({ input: { businessId, accountId }, staleTime: 0 }));
  return (
    <Section title="Remembered answers" note="They answer what a file leaves open; a file that says otherwise is believed.">
      <QueryState query={profiles}>
        {(known) =>
          known.length === 0 ? (
            <p className={classes['muted']}>Nothing had to be asked about this account’s files so far.</p>
          ) : (
            <ProfileTable profiles={known} businessId={businessId} />
          )
        }
      </QueryState>
    </Section>
  );
}

function ProfileTable({ profiles, businessId }: { readonly profiles: readonly Profile[]; readonly businessId: number }): ReactNode {
  const queryClient = useQueryClient();
  const forget = useMutation({
    mutationFn: (profileId: number) => client.imports.forgetProfile({ businessId, profileId }),
    onSuccess: () => showDone('Forgotten. The next such file asks you again.'),
    onError: showError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.imports.profiles.key() }),
  });
  return (
    <div className={tableClasses['scroll']}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">For files such as</th>
            <th scope="col">Given</th>
            <th scope="col">
              <span className={classes['hidden']}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {profiles.map((profile) => (
            <tr key={profile.id}>
              <th scope="row">{answersInWords(profile.answers)}</th>
              <td>{layoutInWords(profile.layout)}</td>
              <td className={classes['oneLine']}>
                <Moment instant={profile.updatedAt} />
              </td>
              <td className={tableClasses['number']}>
                <MayButton
                  variant="default"
                  size="compact-sm"
                  disabled={forget.isPending}
                  aria-label={`Forget: ${answersInWords(profile.answers)}`}
                  onClick={() => forget.mutate(profile.id)}
                >
                  Forget
                </MayButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
