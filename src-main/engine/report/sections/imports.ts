import type { Node } from '../document.ts';
import type { AuditReportFacts, ReportBatch } from '../report-facts.ts';
import { type Cell, counted, paragraph, section, tableOf, type Typesetter } from '../typesetter.ts';

const PROOF_LABELS: Readonly<Record<ReportBatch['proof'], string>> = {
  proved: 'Balance proved',
  not_provable: 'No balance in the file to prove it by',
  contradicted: 'Balance contradicts the lines',
  unknown: 'Proof not recorded',
};

function fileCell(batch: ReportBatch, setter: Typesetter): Node {
  const size = counted(setter, batch.fileSizeBytes, 'byte');
  return {
    stack: [
      { text: `${batch.id}. ${setter.print(batch.fileName, 120)}`, bold: true },
      { text: batch.fileSha256, style: 'smallFingerprint' },
      { text: `${setter.print(batch.accountName, 60)} · ${batch.fileFormat.toUpperCase()} · ${size}`, style: 'small' },
    ],
  };
}

function proofCell(batch: ReportBatch): Node {
  const proof: Node = batch.proof === 'contradicted' ? { text: PROOF_LABELS.contradicted, bold: true } : { text: PROOF_LABELS[batch.proof] };
  return batch.undoneAt === null ? proof : { stack: [proof, { text: `Undone ${batch.undoneAt}`, bold: true }] };
}

/** The files behind the lines of the period, and what else was imported in it. */
export function importsSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { batches, lines, period } = facts;
  const title = 'Import batches';
  if (batches.length === 0) {
    return section(setter, title, { rowCount: 1, content: [paragraph('No file was imported in this period, and none brought lines of it.')] });
  }
  const columns = [
    { title: 'File and its SHA-256', weight: 54 },
    { title: 'Lines', weight: 15 },
    { title: 'Proof', weight: 14 },
    { title: 'Imported', weight: 18 },
  ] as const;
  const rows = batches.map((batch): Cell[] => {
    const inPeriod = lines.batchCounts.get(batch.id) ?? 0;
    const others = [
      batch.sameCount > 0 ? `${setter.count(batch.sameCount)} already known` : '',
      batch.rejectedCount > 0 ? `${setter.count(batch.rejectedCount)} rejected` : '',
    ].filter((part) => part !== '');
    return [
      fileCell(batch, setter),
      {
        stack: [
          { text: `${setter.count(inPeriod)} in the period` },
          { text: [`${setter.count(batch.newCount)} new`, ...others].join(', '), style: 'small' },
        ],
      },
      proofCell(batch),
      { stack: [{ text: batch.importedAt }, { text: setter.print(batch.importedBy ?? 'person not recorded', 60), style: 'small' }] },
    ];
  });
  const intro = paragraph(
    `Files that brought lines dated ${period.from} to ${period.through}, and files imported or undone on those days. The original bytes of each are kept: whoever has the file computes the same SHA-256.`,
  );
  return section(setter, title, { rowCount: rows.length * 2, content: [intro, tableOf(setter, columns, rows)] });
}
