"""Asks an Open311 endpoint everything the client `georeport` of PyPI can ask, and prints what it understood as JSON."""
import json
import sys

from georeport import GeoReport

root, service_code, request_id, output_format, jurisdiction, start_date = sys.argv[1:]
client = GeoReport(root, jurisdiction=jurisdiction, output_format=output_format)
print(json.dumps({
    'services': client.get_service_list(),
    'definition': client.get_service_definition(service_code),
    'requests': client.get_service_requests(start_date=start_date, status='open', service_code=service_code),
    'byId': client.get_service_requests(service_request_id=request_id),
    'request': client.get_service_request(request_id),
}))
