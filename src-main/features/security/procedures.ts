import { addPassphraseSlot, rotateRecoveryKey } from '../../database/manage-keys.ts';
import { os } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { publishChange, type Scope } from '../scope/services.ts';
import { keyHolder } from '../users/key-holders.ts';
import { setPassphrase } from './passphrases.ts';

function noteKeyChange(scope: Scope, action: string): Promise<void> {
  return change(scope, (tx) => record(tx, { ...scope, business: null }, { action, entityType: 'data_file', entityId: scope.services.folder.fileId }));
}

/** Before anybody has been entered the passphrase is that of the person to come. */
async function setFirstPassphrase(scope: Scope, passphrase: string): Promise<void> {
  const { folder, clock, database } = scope.services;
  await addPassphraseSlot(folder, { holder: keyHolder(database.read, null), passphrase, nowInstant: clock.nowInstant() });
  await noteKeyChange(scope, 'set_passphrase');
}

export const securityProcedures = {
  setPassphrase: os.security.setPassphrase.handler(async ({ context: { scope }, input }) => {
    if (scope.userId === null) await setFirstPassphrase(scope, input.passphrase);
    else await setPassphrase(scope, { ...input, userId: scope.userId });
    publishChange(scope, 'everything');
    return {};
  }),
  renewRecoveryKey: os.security.renewRecoveryKey.handler(async ({ context }) => {
    const { scope } = context;
    const recoveryKey = rotateRecoveryKey(scope.services.folder, scope.services.clock.nowInstant());
    await noteKeyChange(scope, 'renew_recovery_key');
    publishChange(scope, 'settings', 'audit');
    return { recoveryKey };
  }),
};
