import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Item, OpeningRequest } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

const OpeningNote = ({ request, nth }: { readonly request: OpeningRequest; readonly nth: number }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const { askedBy, reason, until, consentedBy } = request
  const values = { nth, asker: labels.person(askedBy), reason, until: formatInstant(until, me.zone) }
  const text = consentedBy
    ? t('item.openingConsented', { ...values, by: labels.person(consentedBy) })
    : t('item.openingRequested', values)
  return <Alert type="warning" showIcon title={text} />
}

/** Who wants to see what a reporter said, why, and whether a second person has consented; nothing where nobody does. */
export const OpeningNotes = ({ item: { openings, reportIds } }: { readonly item: Item }) =>
  openings.map((request) => (
    <OpeningNote
      key={`${request.reportId}-${request.askedBy}`}
      request={request}
      nth={reportIds.indexOf(request.reportId) + 1}
    />
  ))
