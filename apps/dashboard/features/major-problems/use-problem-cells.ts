import { useTranslation } from 'react-i18next'
import type { MajorProblem } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

/** How wide each column is on paper, in characters. */
const COLUMNS = [
  ...[['problem', 28] as const, ['condition', 16] as const, ['from', 14] as const, ['to', 14] as const],
  ...[['happened', 16] as const, ['due', 24] as const, ['reported', 20] as const, ['acknowledged', 30] as const],
]

/** The columns of the list, and what each says of a report; the same on screen, on paper and in a file. */
export const useProblemCells = () => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { me } = useSigned()
  const time = (at: string) => formatInstant(at, me.zone)
  const cellsOf = (row: MajorProblem): readonly string[] => [
    `${row.title}：${row.text}`,
    row.condition[labels.language],
    labels.unit(row.unitId),
    labels.unit(row.toUnitId),
    time(row.happenedAt),
    t('majorProblems.dueOf', { due: time(row.dueAt), hours: row.hours }),
    `${t('majorProblems.reportedBy', { at: time(row.reportedAt), who: labels.person(row.reportedBy) })} · ${t(row.late ? 'majorProblems.late' : 'majorProblems.inTime')}`,
    row.acknowledgedAt === null
      ? t('majorProblems.notYet')
      : t('majorProblems.acknowledgedBy', {
          ...{ at: time(row.acknowledgedAt), who: labels.person(row.acknowledgedBy), instruction: row.instruction },
        }),
  ]
  const columns = COLUMNS.map(([key, width]) => ({ key, title: t(`majorProblems.${key}`), width }))
  return { columns, cellsOf }
}
