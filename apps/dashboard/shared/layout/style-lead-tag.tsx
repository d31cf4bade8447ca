import { useTranslation } from 'react-i18next'

/** That a matter is a style lead, which goes before others while it waits; nothing where it is none. */
export const StyleLeadTag = ({ lead, waits = true }: { readonly lead: boolean; readonly waits?: boolean }) => {
  const { t } = useTranslation()
  if (!lead) return null
  return <span className={`state ${waits ? 'state-warn' : 'state-plain'}`}>{t('desk.styleLead')}</span>
}
