import { AppError } from '../../../src-shared/result/app-error.ts';
import { OWNER_HOLDER } from '../../database/data-folder.ts';
import { readKeysFile } from '../../database/keys-file.ts';
import { addPassphraseSlot, changePassphrase, rotateRecoveryKey } from '../../database/manage-keys.ts';
import { os } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { publishChange, type Scope } from '../scope/services.ts';

/** Whether a passphrase opens the folder: read afresh, since it can be set while the application runs. */
export function hasPassphrase(keysFile: string): boolean {
  return readKeysFile(keysFile)?.slots.some((slot) => slot.kind === 'passphrase') ?? false;
}

function noteKeyChange(scope: Scope, action: string): Promise<void> {
  return change(scope, (tx) => record(tx, { ...scope, business: null }, { action, entityType: 'data_file', entityId: scope.services.folder.fileId }));
}

export const securityProcedures = {
  setPassphrase: os.security.setPassphrase.handler(async ({ context, input }) => {
    const { scope } = context;
    const { folder, clock } = scope.services;
    const nowInstant = clock.nowInstant();
    if (hasPassphrase(folder.keysFile)) {
      if (input.currentPassphrase === undefined)
        throw new AppError('PASSPHRASE_REQUIRED', 'Give the current passphrase as well. Nothing was changed.');
      await changePassphrase(folder, { holder: OWNER_HOLDER, current: input.currentPassphrase, next: input.passphrase, nowInstant });
    } else {
      await addPassphraseSlot(folder, { holder: OWNER_HOLDER, passphrase: input.passphrase, nowInstant });
    }
    await noteKeyChange(scope, 'set_passphrase');
    publishChange(scope, 'settings', 'audit');
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
