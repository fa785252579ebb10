"""What shoppers notice when something below the guide breaks."""
