"""Any bytes become a `Message`: facts with offsets, no judgement, no exception."""
