import { useTranslation } from 'react-i18next'
import type { FindingFile, InspectionRow } from '../../shared/api/schema.generated.js'
import { findingFilePath } from '../../shared/api/ask-files.js'
import { formatInstant } from '../../shared/format/dates.js'
import { sizeText } from '../../shared/files/evidence.js'
import { useSigned } from '../../shared/viewer/viewer.js'

/** Where an inspection is shown. */
export const linkOf = (inspectionId: string): string => `/inspections/one/${encodeURIComponent(inspectionId)}`

/** Recorded so long after it happened that it counts as recorded late. */
const LATE_MILLIS = 3_600_000

/** Whether it was held by the day it was planned for, judged by when it happened, and when that was recorded. */
export const TimeTag = ({ row }: { readonly row: InspectionRow }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const { heldAt, heldRecordedAt, inTime } = row
  const isLateRecord =
    heldAt !== null && heldRecordedAt !== null && Date.parse(heldRecordedAt) - Date.parse(heldAt) > LATE_MILLIS
  return (
    <>
      {inTime === null ? null : inTime ? (
        <span className="state state-done nowrap">✓ {t('inspections.onTime')}</span>
      ) : (
        <span className="state state-warn nowrap">
          ! {t(heldAt === null ? 'inspections.notHeld' : 'inspections.late')}
        </span>
      )}
      {isLateRecord ? (
        <span className="quiet small">
          {' '}
          {t('inspections.recordedAt', { time: formatInstant(heldRecordedAt, me.zone) })}
        </span>
      ) : null}
    </>
  )
}

interface FilesProps {
  readonly inspectionId: string
  readonly evidence: readonly FindingFile[]
}

/** The files that show a finding, each with its own date. */
export const Files = ({ inspectionId, evidence }: FilesProps) => {
  const { t } = useTranslation()
  if (evidence.length === 0) return <span className="state state-warn">{t('inspections.noEvidence')}</span>
  return (
    <ul className="finding-files">
      {evidence.map(({ file, name, madeOn, size }) => (
        <li key={file}>
          <a href={findingFilePath(inspectionId, file)}>{name}</a>{' '}
          <span className="quiet small nowrap">
            {madeOn} · {sizeText(size)}
          </span>
        </li>
      ))}
    </ul>
  )
}
