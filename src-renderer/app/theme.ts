import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Values come from tokens.css; here they only take Mantine's names, so that its components and ours wear the same colours. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '13px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '620' },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: {
    accent: ['#edf2fd', '#dbe4fa', '#b9ccf5', '#94b1f0', '#6f96e8', '#4d7be0', '#3465d3', '#2452b8', '#1d4499', '#17377c'],
  },
  defaultRadius: 'sm',
  radius: { sm: '6px', md: '10px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Tooltip: { defaultProps: { withArrow: false, transitionProps: { duration: 80 } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close this message' } } },
    Modal: { defaultProps: { transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.3 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 140 } } },
  },
});

export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--tamio-surface)',
    '--mantine-color-text': 'var(--tamio-text)',
    '--mantine-color-dimmed': 'var(--tamio-text-muted)',
    '--mantine-color-placeholder': 'var(--tamio-text-muted)',
    '--mantine-color-default-border': 'var(--tamio-border)',
    '--mantine-color-default': 'var(--tamio-surface)',
    '--mantine-color-default-color': 'var(--tamio-text)',
    '--mantine-color-default-hover': 'var(--tamio-hover)',
    '--mantine-color-anchor': 'var(--tamio-accent)',
    '--mantine-color-error': 'var(--tamio-negative)',
    '--mantine-color-accent-text': 'var(--tamio-accent)',
    '--mantine-color-accent-light': 'var(--tamio-accent-soft)',
    '--mantine-color-accent-light-hover': 'var(--tamio-selected)',
    '--mantine-color-accent-light-color': 'var(--tamio-accent)',
  };
  return { variables: {}, light: shared, dark: shared };
};
