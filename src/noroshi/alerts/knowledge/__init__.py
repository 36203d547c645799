"""What ships with the program: lures, measures, actors and agencies, and the public alerts that they rest on."""
