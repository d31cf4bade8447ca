/** One measure of model a7, mildest first; the order between measures that no document orders is inferred. */
export interface SanctionKindRow {
  readonly kind: string
  readonly severity: number
  readonly zh: string
  readonly en: string
  readonly requirements: readonly string[]
}

/** Every accountability measure a document names (model a7). What may be proposed is data, not code. */
export const SANCTIONS = [
  { kind: 'reminder', severity: 0, zh: '提醒', en: 'reminder', requirements: ['S0-40'] },
  { kind: 'politicalTalk', severity: 1, zh: '政治谈话', en: 'political talk', requirements: ['S0-34'] },
  { kind: 'admonitionTalk', severity: 2, zh: '诫勉谈话', en: 'admonition talk', requirements: ['S3-31'] },
  {
    ...{ kind: 'accountabilityInterview', severity: 3, zh: '约谈', en: 'accountability interview' },
    requirements: ['S1-81', 'S1-83'],
  },
  {
    ...{ kind: 'limitedCircular', severity: 4, zh: '一定范围内通报', en: 'circular in a set range' },
    requirements: ['S4-46'],
  },
  {
    ...{ kind: 'circular', severity: 5, zh: '通报', en: 'circular' },
    requirements: ['S1-83', 'S2-59', 'S3-76', 'S4-14', 'S4-72'],
  },
  {
    ...{ kind: 'namedCircular', severity: 6, zh: '点名道姓通报曝光', en: 'named exposure of a typical case' },
    requirements: ['S4-60', 'S4-61'],
  },
  {
    ...{ kind: 'responsibilityTracing', severity: 7, zh: '责任追究', en: 'responsibility tracing' },
    requirements: ['S3-13', 'S3-49', 'S4-49'],
  },
  { kind: 'reverseInquiry', severity: 7, zh: '倒查问责', en: 'reverse inquiry', requirements: ['S1-79'] },
  {
    ...{ kind: 'organisationalHandling', severity: 8, zh: '组织处理', en: 'organisational handling' },
    requirements: ['S1-72', 'S1-83', 'S4-73', 'S4-74', 'S4-75'],
  },
  {
    ...{ kind: 'disciplineInvestigation', severity: 9, zh: '县纪委介入调查', en: 'discipline investigation' },
    requirements: ['S3-32'],
  },
  { kind: 'removal', severity: 10, zh: '免职', en: 'removal from post', requirements: ['S3-33'] },
  {
    ...{ kind: 'disciplinaryAction', severity: 11, zh: '党纪政务处分', en: 'Party or administrative discipline' },
    requirements: ['S4-71'],
  },
] as const satisfies readonly SanctionKindRow[]

export type SanctionKind = (typeof SANCTIONS)[number]['kind']

/** The codes alone, mildest first. */
export const SANCTION_KINDS = SANCTIONS.map(({ kind }) => kind) as [SanctionKind, ...SanctionKind[]]

/** How severe a measure is among the others; 0 is the mildest. */
export const severityOf = (kind: SanctionKind): number => SANCTIONS.find((row) => row.kind === kind)!.severity
