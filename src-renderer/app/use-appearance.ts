import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { usePreferences } from '../stores/preferences.ts';

/** Carries the kept theme and the privacy blur to the document. */
export function useAppearance(): void {
  const { preferences, isKnown } = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = preferences.theme === 'system' ? 'auto' : preferences.theme;
  useEffect(() => {
    if (isKnown) setColorScheme(scheme);
  }, [isKnown, scheme, setColorScheme]);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-blurred', preferences.isBlurred);
  }, [preferences.isBlurred]);
}
