import type { Question } from './questions.js'
import type { MajorProblems } from './schema.generated.js'

export const MAJOR_PROBLEMS: Question<{ readonly majorProblems: MajorProblems }, { readonly only: string | null }> = {
  text: `query MajorProblems($only: String) {
    majorProblems(only: $only) {
      asOf { at position }
      rules { campaign hours conditions { code zh en } }
      rows {
        problemId unitId toUnitId campaign condition { code zh en } title text happenedAt hours dueAt reportedAt
        reportedBy late acknowledgedAt acknowledgedBy instruction
        actions { command context target allowed refusal }
      }
    }
  }`,
}
