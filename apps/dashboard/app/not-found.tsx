import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageHead } from '../shared/layout/page-head.js'

/** An address no page has. */
export const NotFound = () => {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('frame.notFound')} />
      <Link to="/desk">{t('frame.backToDesk')}</Link>
    </>
  )
}
