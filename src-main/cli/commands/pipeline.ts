import { PIPELINE_MODES, type PipelineResult } from '../../../src-shared/contract/pipeline.ts';
import { DETECTION_TYPES, type DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { readArguments } from '../options.ts';
import { printResult } from '../print.ts';
import { inSession } from '../session.ts';
import { UsageError } from '../usage.ts';

function readMode(text: string): PipelineResult['mode'] {
  const mode = PIPELINE_MODES.find((candidate) => candidate === text);
  if (mode === undefined) throw new UsageError(`--mode takes ${PIPELINE_MODES.join(', ')}; "${text}" is none`);
  return mode;
}

function readTypes(text: string | undefined): DetectionType[] {
  return (text ?? '')
    .split(',')
    .filter((name) => name !== '')
    .map((name) => {
      const type = DETECTION_TYPES.find((candidate) => candidate === name);
      if (type === undefined) throw new UsageError(`--types takes names such as ${DETECTION_TYPES.slice(0, 3).join(', ')}; "${name}" is none`);
      return type;
    });
}

export async function runPipeline(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, ['mode', 'types']);
  const mode = readMode(args.text('mode') ?? 'full');
  const types = readTypes(args.text('types'));
  if (mode === 'targeted' && types.length === 0) throw new UsageError('--mode targeted needs --types a,b');
  const result = await inSession(args.global, { whenEmpty: 'vanish', business: { currency: 'EUR' } }, (session) =>
    session.client.pipeline.run({ ...session.where, mode, types }, { signal: session.signal }),
  );
  if (args.global.isJson) return printResult(JSON.stringify(result));
  const found = Object.entries(result.alertsBySeverity).map(([severity, count]) => `${count} ${severity}`);
  const errors = result.errors.map((error) => `\nerror: ${error}`).join('');
  return printResult(
    `${result.alertsDetected} alerts${found.length === 0 ? '' : ` (${found.join(', ')})`} in ${Math.round(result.totalDurationMs)} ms${errors}`,
  );
}
