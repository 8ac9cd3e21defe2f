import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { navigate } from '../../app/hash-location.ts';

export function GoImport(): ReactNode {
  return <Button onClick={() => navigate('/import')}>Import a bank file</Button>;
}
