/** Version of the application, kept equal to package.json by a test: the bundle does not carry that file. */
export const APP_VERSION = '0.1.0';
