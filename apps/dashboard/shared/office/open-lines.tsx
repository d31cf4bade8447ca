import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OfficeLines } from '../api/schema.generated.js'
import { useOfficeLines } from './use-office-lines.js'

interface OpenLinesAlertProps {
  readonly office: OfficeLines
}

/** Names the lines that nobody holds; nothing where all are held, or where there is no such office. */
export const OpenLinesAlert = ({ office: { setUp, open } }: OpenLinesAlertProps) => {
  const { t } = useTranslation()
  if (!setUp || open.length === 0) return null
  const lines = open.map((line) => t(`frame.roles.${line}`, { defaultValue: line })).join(t('officeLines.and'))
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="promise"
      title={t('officeLines.warning', { count: open.length, lines })}
      description={t('officeLines.do')}
    />
  )
}

/** The warning on the first page of whoever answers for the office; a failure of it keeps nobody from the rest. */
export const OpenLinesWarning = () => {
  const { state } = useOfficeLines()
  return state.kind === 'data' || state.kind === 'partial' ? <OpenLinesAlert office={state.data} /> : null
}
