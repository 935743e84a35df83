"""Where README's figures come from. Each module measures one thing and writes bench/results/;
none is a test."""
