"""Text → indicators: addresses, domains, hashes, wallets, as written and as meant."""
