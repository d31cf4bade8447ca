// Reviewed table: which problem families of model.md a2 each category of each campaign falls under. A family is a second
// tag, used only where several campaigns are counted together; the campaign's own code is never replaced.

/** The families (a2) and their Chinese words. */
export const FAMILY_ZH = {
  politicalDuty: '政治责任',
  formalism: '形式主义',
  burden: '基层负担',
  shirking: '推诿不担当',
  idleness: '懒政躺平',
  ability: '能力不足',
  service: '服务不优',
  discipline: '工作纪律',
  reportingFault: '报告不实',
  integrity: '廉洁自律',
  businessEnvironment: '营商环境',
  rules: '制度缺失',
  culture: '廉洁文化',
  enforcementSlack: '执纪松懈',
  keyPolicy: '重点政策',
  projectSafety: '项目与安全',
  rectificationFault: '整改不实',
} as const

export type Family = keyof typeof FAMILY_ZH
export const FAMILIES = Object.keys(FAMILY_ZH) as readonly Family[]

/** The families of a code, its main one first; null: the model names none for it, on purpose. */
export type FamilyTable = Readonly<Record<string, readonly Family[] | null>>

/**
 * By campaign file and code. A manifestation without a line of its own has the families of its category; one with a line
 * has those as well, after its own. Which of several families is the main one is our inference [inf].
 */
export const FAMILIES_OF: Readonly<Record<string, FamilyTable>> = {
  s0: {
    C1: ['politicalDuty'],
    C2: ['politicalDuty'],
    C3: ['politicalDuty', 'formalism'],
    C4: ['burden'],
    C5: ['integrity'],
    C6: ['enforcementSlack', 'idleness'],
    C7: ['culture'],
    C8: ['rules'],
    // Violations and special programmes of A4: a2 names V1–V4 and A4.4, and none for the other programmes.
    V1: ['integrity'],
    V2: ['integrity'],
    V3: ['integrity'],
    V4: ['integrity'],
    'A4.1': null,
    'A4.2': null,
    'A4.3': null,
    'A4.4': ['businessEnvironment'],
    'A4.5': null,
    'A4.6': null,
  },
  s1: {
    C1: ['politicalDuty'],
    C2: ['idleness'],
    'C2.3': ['discipline'],
    C3: ['idleness'],
    C4: ['ability'],
    C5: ['shirking'],
    C6: ['service'],
    C7: ['formalism', 'politicalDuty'],
    // Conduct kinds are a tag of their own; a2 names only misacting.
    'slow-acting': null,
    'not-acting': null,
    misacting: ['integrity'],
  },
  s2: {
    C1: ['formalism'],
    // a2 says "C1 (part)" for politicalDuty and not which part: responsibility missing, firm only on the surface [inf].
    'C1.1': ['politicalDuty'],
    'C1.3': ['politicalDuty'],
    'C1.4': ['businessEnvironment'],
    'C1.5': ['businessEnvironment'],
    'C1.6': ['businessEnvironment'],
    'C1.8': ['burden'],
    'C1.9': ['burden'],
    C2: ['shirking'],
    C3: ['service'],
    C4: ['idleness'],
    'C4.2': ['ability'],
    C5: ['discipline'],
    C6: ['idleness'],
    C7: ['shirking'],
    'C7.2': ['reportingFault'],
    C8: ['integrity'],
  },
  s3: {
    C1: ['politicalDuty'],
    C2: ['discipline'],
    C3: ['idleness'],
    C4: ['formalism', 'shirking'],
    C5: ['service'],
    C6: ['integrity'],
    T1: ['rectificationFault'],
    T2: ['integrity'],
    T3: ['burden', 'formalism'],
    T4: ['keyPolicy'],
    'T4.2': ['rectificationFault'],
    T5: ['integrity'],
    T6: ['businessEnvironment', 'integrity'],
    T7: ['keyPolicy'],
    T8: ['keyPolicy'],
  },
  s4: {
    C1: ['politicalDuty', 'formalism'],
    C2: ['shirking', 'idleness'],
    'C2.4b': ['ability'],
    'C2.6a': ['businessEnvironment'],
    'C2.6b': ['businessEnvironment'],
    'C2.7b': ['rectificationFault'],
    C3: ['service'],
    C4: ['burden', 'formalism'],
    C5: ['integrity'],
  },
}

/** `C4.10a` → `C4`; a code without a point is its own. */
const parentOf = (code: string): string => code.split('.', 1)[0] ?? code

const lineOf = (document: string, code: string): readonly Family[] => {
  const table = Object.hasOwn(FAMILIES_OF, document) ? FAMILIES_OF[document] : undefined
  return table && Object.hasOwn(table, code) ? (table[code] ?? []) : []
}

/**
 * The families of a category code of a campaign file, the main one first; empty when the table names none, and for a
 * campaign the table does not know. Families overlap: a count over several of them is not a total.
 */
export const familiesOf = (document: string, code: string): readonly Family[] => [
  ...new Set([...lineOf(document, code), ...lineOf(document, parentOf(code))]),
]
