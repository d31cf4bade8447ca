import type { Question } from './questions.js'
import type {
  InspectionChoices,
  FindingFilter,
  FindingPage,
  Inspection,
  InspectionFilter,
  InspectionPage,
  PageInput,
} from './schema.generated.js'

const AS_OF = 'asOf { at position }'
const NAMED = '{ code zh en }'
const FIELD = `{ code zh en kind required choices ${NAMED} }`
const FILLED = '{ code zh en kind value choice { zh en } }'
const ROW = `{
  inspectionId kind kindZh kindEn title state campaign keyDate plannedOn firstPlannedOn moves changeReason byUnitId team unitIds places heldAt heldRecordedAt
  inTime findings findingsOpen endedAt
}`
const FINDING = `
  inspectionId findingId text category manifestation violation campaign unitId benchmark place fields ${FILLED}
  evidence { file sha256 name madeOn size mediaType } complainedOf foundAt recordedAt foundBy settledAs settledText itemId`
const KIND = `{ code zh en channel fields ${FIELD} findingFields ${FIELD} persons manifestations }`

interface PageOf<F> {
  readonly filter: F
  readonly page: PageInput
}

export const INSPECTIONS: Question<{ readonly inspections: InspectionPage }, PageOf<InspectionFilter>> = {
  text: `query Inspections($filter: InspectionFilter, $page: PageInput) {
    inspections(filter: $filter, page: $page) { total rows ${ROW} ${AS_OF} }
  }`,
}

export const INSPECTION: Question<{ readonly inspection: Inspection | null }, { readonly inspectionId: string }> = {
  text: `query Inspection($inspectionId: ID!) {
    inspection(inspectionId: $inspectionId) {
      row ${ROW} met saw fields ${FILLED} record findings { ${FINDING} } definition ${KIND}
      actions { command context target allowed refusal } ${AS_OF}
    }
  }`,
}

export const FINDINGS: Question<{ readonly findings: FindingPage }, PageOf<FindingFilter>> = {
  text: `query Findings($filter: FindingFilter, $page: PageInput) {
    findings(filter: $filter, page: $page) { total doubtful rows { ${FINDING} title doubts { kind ofId } } ${AS_OF} }
  }`,
}

/** What may be chosen under each campaign in force, and last under none. */
export const INSPECTION_CHOICES: Question<
  { readonly inspectionChoices: readonly InspectionChoices[] },
  Record<string, never>
> = {
  text: `query InspectionChoices {
    inspectionChoices {
      campaign violations ${NAMED} keyDates ${NAMED} kinds ${KIND}
    }
  }`,
}
